"""The Spanish of periods: what a printed phrase says about when, as days.

`find_periods` finds them in prose, `read_period` reads a whole field; docs/periodos.md shows what
they understand.

    Scan          a text from left to right: dates, phrases that leave open, rhythms, relations
      words       the text cut into words, each with its kind (lexicon)
      series      the grammar of dates: words to points and ranges (days, parts, years, links)
      prefix      the words before a date that change it; accept: what is a date and says no when
      resolve     points to days, in the years that the phrase or the plan gives
      phrases     frases.yaml, which legal staff extend, looked up as templates
      forma       the printed form, to tell whether a document keeps to one
"""

from plandocs.plan.frases.lectura import Contexto, Mencion, PeriodoLeido, joined
from plandocs.plan.frases.reading import find_periods, read_period

__all__ = ["Contexto", "Mencion", "PeriodoLeido", "find_periods", "joined", "read_period"]
