"""A value that the data lacks: told where it is used, then empty, so that all are told."""

from collections.abc import Callable
from typing import Any


class _Nothing:
    """Stands for a name that nothing gives, while Jinja's code looks for it."""

    def __repr__(self) -> str:
        return "missing"


NOTHING = _Nothing()


class Missing:
    """What a name or a field that does not exist gives; any use of it is told once."""

    def __init__(self, tell: Callable[[], None] | None) -> None:
        """Hold what tells it; None when nothing is to be told, or it was told already."""
        self._told = tell

    def _tell(self) -> "Missing":
        if self._told is not None:
            self._told()
        return Missing(None)

    def __str__(self) -> str:
        self._tell()
        return ""

    def __iter__(self) -> Any:
        self._tell()
        return iter(())

    def __len__(self) -> int:
        self._tell()
        return 0

    def __bool__(self) -> bool:
        self._tell()
        return False

    def __eq__(self, other: object) -> bool:
        self._tell()
        return False

    def __ne__(self, other: object) -> bool:
        self._tell()
        return True

    def __hash__(self) -> int:
        return id(type(self))

    def __getitem__(self, key: Any) -> Any:
        return self._tell()

    def tell(self) -> "Missing":
        """Tell that it is missing; return what goes on in its place."""
        return self._tell()

    def _count(self, *_: Any) -> int:
        self._tell()
        return 0

    __index__ = __int__ = __abs__ = __round__ = _count

    def __float__(self) -> float:
        return float(self._count())

    def items(self) -> tuple[()]:
        """Return no field."""
        self._tell()
        return ()

    def _combine(self, *_: Any) -> Any:
        return self._tell()

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _combine
    __mod__ = __rmod__ = __truediv__ = __rtruediv__ = _combine
    __floordiv__ = __rfloordiv__ = __pow__ = __rpow__ = __neg__ = __pos__ = _combine

    def _order(self, *_: Any) -> bool:
        self._tell()
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _order
    __contains__ = _order
