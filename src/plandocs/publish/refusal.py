"""What the disk refuses, said in Spanish: which file or folder, why, what to do."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NOTHING = "No se escribió nada."
HALF = (
    "Lo que se escribía quedó a medias: cuando eso se arregle, vuelva a dar la orden, "
    "que primero lo deja como estaba o lo completa."
)
WRITTEN = "El documento nuevo ya está en su lugar."

_FORBIDDEN = "no hay permiso para escribir ahí; pida acceso a esa carpeta o elija otra"
_FULL = "el disco está lleno; libere espacio y vuelva a intentarlo"
_IN_THE_WAY = "hay un archivo donde debe ir una carpeta; muévalo o elija otra carpeta"
_TOO_MANY = "hay demasiados archivos abiertos; cierre otros programas y vuelva a intentarlo"
_AWAY = "la carpeta de red no responde; revise la conexión y vuelva a intentarlo"
_OPEN = "otro programa lo tiene abierto; ciérrelo y vuelva a intentarlo"
_MOVED = "algo de ahí se movió o se borró mientras se escribía; vuelva a intentarlo"
_REASONS = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: "ese disco es de solo lectura; elija una carpeta de otro",
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: "pasa del tamaño que se permite a un archivo; elija otro disco o pida ampliarlo",
    errno.EIO: "el disco falla; guarde en otro disco y haga revisar este",
    errno.EBUSY: _OPEN,
    errno.ETXTBSY: _OPEN,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.EISDIR: "hay una carpeta donde debe ir un archivo; muévala o elija otro nombre",
    errno.ELOOP: "hay un enlace donde debe ir un archivo o una carpeta; quítelo",
    errno.ENAMETOOLONG: "el nombre es demasiado largo; acórtelo",
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.ENOMEM: "no alcanza la memoria; cierre otros programas y vuelva a intentarlo",
    errno.EXDEV: "esa carpeta está en otro disco que la de los documentos; use una del mismo",
    errno.ESTALE: _AWAY,
    errno.ETIMEDOUT: _AWAY,
    errno.EHOSTDOWN: _AWAY,
    errno.EHOSTUNREACH: _AWAY,
    errno.ENOENT: _MOVED,
    errno.ENOTEMPTY: _MOVED,
    errno.EINTR: "la escritura se interrumpió; vuelva a intentarlo",
}
_OF_NAMES = {
    errno.ENOENT,
    errno.EEXIST,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ELOOP,
    errno.ENOTEMPTY,
}
_UNKNOWN = "el sistema no lo permitió; vuelva a intentarlo, o elija otra carpeta"


class PublishError(Exception):
    """The disk would not take what was to be written.

    The message says in Spanish which file or folder, why, and what to do. `ending` says in one
    sentence what there is now: as a rule, what was there before.
    """

    def __init__(self, message: str, ending: str = NOTHING) -> None:
        """Take what is told, and what there is now."""
        super().__init__(message)
        self.ending = ending


def refusal(place: Path, why: str) -> PublishError:
    """Return what is told of a file or folder where nothing can be written."""
    return PublishError(f"{place}: {why}")


def reason(error: OSError) -> str:
    """Return why the disk refused and what to do, in Spanish."""
    return _REASONS.get(error.errno or 0, _UNKNOWN)


def is_of_machine(error: OSError) -> bool:
    """Return whether the disk or the machine is to blame, rather than a name that is not there."""
    return error.errno in _REASONS.keys() - _OF_NAMES


@contextmanager
def telling(place: Path) -> Iterator[None]:
    """Tell what the disk refuses inside as a PublishError of a file or folder that people know."""
    try:
        yield
    except OSError as error:
        raise refusal(place, reason(error)) from error
