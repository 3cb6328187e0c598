"""What is read ends in time, whatever it holds."""

import signal
import threading
import time
from pathlib import Path
from types import FunctionType

import docx
import pytest

from plandocs import deadline
from plandocs.deadline import TooLong, within
from plandocs.engine import Template, TemplateFault, template

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no alarms on Windows")


def work(seconds: float) -> None:
    """Keep the processor busy."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def is_quiet() -> bool:
    """Return whether no alarm is set, nor will anything of ours hear one."""
    heard = signal.getsignal(signal.SIGPROF)
    return signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0) and heard == signal.SIG_DFL


def test_what_takes_too_long_is_cut_short() -> None:
    with pytest.raises(TooLong), within(0.02):
        work(60)
    assert is_quiet()


def test_what_is_done_in_time_is_left_alone() -> None:
    with within(60):
        work(0.01)
    assert is_quiet()


def test_a_fault_inside_leaves_no_alarm() -> None:
    with pytest.raises(ValueError, match="mine"), within(60):
        raise ValueError("mine")
    assert is_quiet()


def test_whoever_takes_the_alarm_for_his_own_fault_hears_it_again() -> None:
    heard = 0
    with within(0.02):
        for _ in range(2):
            try:
                work(60)
            except BaseException:
                heard += 1
    assert heard == 2


def test_an_alarm_while_it_is_taken_away_does_not_keep_it_set() -> None:
    """The last frame of ours would be left before it took the alarm away."""

    def ring() -> None:
        signal.raise_signal(signal.SIGPROF)

    ring_in_ours = FunctionType(ring.__code__, vars(deadline) | {})
    with pytest.raises(TooLong), within(60):
        ring_in_ours()
    ring_in_ours = FunctionType(ring.__code__, vars(deadline))
    with within(60):
        ring_in_ours()
    with pytest.raises(TooLong), within(60):
        ring()
    assert is_quiet()


def test_the_outer_limit_holds_for_what_is_inside() -> None:
    with pytest.raises(TooLong), within(0.02), within(60):
        work(60)
    assert is_quiet()


def test_where_there_are_no_alarms_nothing_is_limited() -> None:
    done = []

    def run() -> None:
        with within(0.001):
            work(0.05)
        done.append(True)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    assert done


def test_a_template_that_takes_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = docx.Document()
    for number in range(3000):
        document.add_paragraph(f"{{{{ a{number} }}}}")
    document.save(str(tmp_path / "p.docx"))
    monkeypatch.setattr(template, "_MOST_SECONDS", 0.05)
    with pytest.raises(TemplateFault) as caught:
        Template((tmp_path / "p.docx").read_bytes(), "p.docx")
    [found] = caught.value.diagnostics
    assert (found.rule.code, str(found.at)) == ("S104", "p.docx")
    assert found.message == (
        "Leer el archivo toma más que cualquier plantilla y el límite es 0.05 segundos."
    )
    assert is_quiet()
