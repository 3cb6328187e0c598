"""What the system refuses, said in Spanish: why, and what to do."""

import errno
from typing import NamedTuple


class _Said(NamedTuple):
    why: str
    remedy: str


_AGAIN = "vuelva a intentarlo"
_FORBIDDEN = _Said("no hay permiso para escribir ahí", "pida acceso a esa carpeta o elija otra")
_FULL = _Said("el disco está lleno", f"libere espacio y {_AGAIN}")
_IN_THE_WAY = _Said("hay un archivo donde debe ir una carpeta", "muévalo o elija otra carpeta")
_TOO_MANY = _Said("hay demasiados archivos abiertos", f"cierre otros programas y {_AGAIN}")
_AWAY = _Said("la carpeta de red no responde", f"revise la conexión y {_AGAIN}")
_OPEN = _Said("otro programa lo tiene abierto", f"ciérrelo y {_AGAIN}")
_MOVED = _Said("algo de ahí se movió o se borró mientras se escribía", _AGAIN)
_SAID = {
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _Said("ese disco es de solo lectura", "elija una carpeta de otro"),
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _Said(
        "pasa del tamaño que se permite a un archivo", "elija otro disco o pida ampliarlo"
    ),
    errno.EIO: _Said("el disco falla", "guarde en otro disco y haga revisar este"),
    errno.EBUSY: _OPEN,
    errno.ETXTBSY: _OPEN,
    errno.ENOTDIR: _IN_THE_WAY,
    errno.EEXIST: _IN_THE_WAY,
    errno.EISDIR: _Said("hay una carpeta donde debe ir un archivo", "muévala o elija otro nombre"),
    errno.ELOOP: _Said("hay un enlace donde debe ir un archivo o una carpeta", "quítelo"),
    errno.ENAMETOOLONG: _Said("el nombre es demasiado largo", "acórtelo"),
    errno.EMFILE: _TOO_MANY,
    errno.ENFILE: _TOO_MANY,
    errno.EAGAIN: _Said("hay demasiados programas abiertos", f"cierre algunos y {_AGAIN}"),
    errno.ENOMEM: _Said("no alcanza la memoria", f"cierre otros programas y {_AGAIN}"),
    errno.EXDEV: _Said(
        "esa carpeta está en otro disco que la de los documentos", "use una del mismo"
    ),
    errno.ESTALE: _AWAY,
    errno.ETIMEDOUT: _AWAY,
    errno.EHOSTDOWN: _AWAY,
    errno.EHOSTUNREACH: _AWAY,
    errno.ENOENT: _MOVED,
    errno.ENOTEMPTY: _MOVED,
    errno.EINTR: _Said("la escritura se interrumpió", _AGAIN),
}
_OF_NAMES = {
    errno.ENOENT,
    errno.EEXIST,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.ELOOP,
    errno.ENOTEMPTY,
}
_UNKNOWN = _Said("el sistema no lo permitió", f"{_AGAIN}, o elija otra carpeta")


def why(error: OSError) -> str:
    """Return why the system refused something."""
    return _said(error).why


def reason(error: OSError) -> str:
    """Return why the system refused something, and what to do."""
    return "; ".join(_said(error))


def is_of_machine(error: OSError) -> bool:
    """Return whether the disk or the machine is to blame, rather than a name that is not there."""
    return error.errno in _SAID.keys() - _OF_NAMES


def _said(error: OSError) -> _Said:
    return _SAID.get(error.errno or 0, _UNKNOWN)
