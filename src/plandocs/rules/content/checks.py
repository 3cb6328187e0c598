"""All the rules of content, each a function of the plan and the registry of names."""

from collections.abc import Callable, Iterator

from plandocs.diagnostics import Diagnostic
from plandocs.plan import Plan, Registro
from plandocs.rules.content.acronyms import check_acronyms
from plandocs.rules.content.actions import (
    check_futures,
    check_lead_in_verbs,
    check_lists_of_one,
    check_openings,
)
from plandocs.rules.content.approval import check_facts, check_placeholders
from plandocs.rules.content.articles import check_articles
from plandocs.rules.content.contents import (
    check_entries,
    check_glossary_order,
    check_sheet_headings,
)
from plandocs.rules.content.counts import (
    check_counts,
    check_lead_ins,
    check_lists,
    check_numerals,
    check_quantities,
)
from plandocs.rules.content.crossing import (
    check_axes,
    check_repeated_titles,
    check_rows,
    check_sheets,
)
from plandocs.rules.content.derived import check_derived
from plandocs.rules.content.labels import check_numbering, check_period_labels
from plandocs.rules.content.laws import check_laws
from plandocs.rules.content.names import (
    check_ambiguous,
    check_capitals,
    check_names,
)
from plandocs.rules.content.periods import (
    check_horizon,
    check_impossible,
    check_open,
    check_range,
    check_recurrent,
    check_relative,
    check_rows_and_sheets,
    check_wordings,
    check_words,
)
from plandocs.rules.content.signatures import check_order, check_roles
from plandocs.rules.content.terms import check_terms
from plandocs.rules.content.titles import (
    check_axes_of_sheets,
    check_grid_heading,
    check_plan_names,
    check_sheet_titles,
    check_table_titles,
)
from plandocs.rules.content.typography import (
    check_endings,
    check_likeness,
    check_quotes,
    check_sentences,
    check_separators,
    check_spacing,
)
from plandocs.rules.content.wording import (
    check_agreement,
    check_masculines,
    check_phrases,
)
from plandocs.rules.content.working_days import check_due_dates

Check = Callable[[Plan, Registro], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    check_derived,
    check_axes,
    check_sheets,
    check_rows,
    check_repeated_titles,
    check_sheet_titles,
    check_axes_of_sheets,
    check_grid_heading,
    check_plan_names,
    check_table_titles,
    check_period_labels,
    check_numbering,
    check_entries,
    check_glossary_order,
    check_sheet_headings,
    check_order,
    check_roles,
    check_facts,
    check_placeholders,
    check_laws,
    check_lists_of_one,
    check_lead_in_verbs,
    check_futures,
    check_openings,
    check_counts,
    check_lists,
    check_lead_ins,
    check_quantities,
    check_numerals,
    check_terms,
    check_due_dates,
    check_acronyms,
    check_articles,
    check_phrases,
    check_agreement,
    check_masculines,
    check_names,
    check_ambiguous,
    check_capitals,
    check_endings,
    check_likeness,
    check_quotes,
    check_sentences,
    check_separators,
    check_spacing,
    check_horizon,
    check_impossible,
    check_open,
    check_range,
    check_recurrent,
    check_relative,
    check_rows_and_sheets,
    check_wordings,
    check_words,
)


def check_content(plan: Plan, registro: Registro) -> Iterator[Diagnostic]:
    """Yield every finding on what a plan says, by all the rules but that of spelling.

    That one asks another program, and only a review waits for it.
    """
    for check in CHECKS:
        yield from check(plan, registro)
