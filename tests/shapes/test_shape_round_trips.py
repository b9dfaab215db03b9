"""What a shape writes it reads."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from protokoll.lexicon import load
from protokoll.shapes import case_numbers, dates, numbers, people, prose, times

MONTHS = load("calendar")["months"]
DAYS = st.dates(date(1990, 1, 1), date(2049, 12, 31))
SERIES = st.sampled_from(["KS", "HSN", "BUN", "SLK", "RS", "KSKF"])
FIRST = st.sampled_from(["Maj", "Ture", "Siv", "Åke", "Per-Ola", "Maj-Lis", "P-G"])
LAST = st.sampled_from(["Ekdal", "Lindqvist", "Bodin-Hed", "Ek Lundqvist", "von Essen", "O'Hara", "B Norr"])
PARTY = st.sampled_from(["S", "M", "SD", "C", "V", "KD", "L", "MP"])
few = settings(max_examples=60, deadline=None)


@few
@given(
    DAYS,
    st.sampled_from(
        [
            "{0:%Y-%m-%d}",
            "{0:%Y%m%d}",
            "{0.day} {1} {0.year}",
            "den {0.day} {1} {0.year}",
            "{0.day}/{0.month} {0.year}",
            "{0.day}.{0.month}.{0.year}",
            "tisdagen den {0.day} {1} {0.year}, kl. 9",
        ]
    ),
)
def test_dates(day: date, form: str) -> None:
    printed = form.format(day, MONTHS[day.month - 1])
    assert dates.read(printed) == day
    assert [m.dates for m in dates.find(f"Plats: {printed}")] == [(day,)]


@few
@given(
    st.integers(0, 23),
    st.integers(0, 59),
    st.sampled_from(["kl. {0:02}.{1:02}", "klockan {0}:{1:02}", "Kl {0}.{1:02}"]),
)
def test_times(hour: int, minute: int, form: str) -> None:
    assert times.read(form.format(hour, minute)) == f"{hour:02}:{minute:02}"
    (match,) = times.find(f"Sal A, {form.format(hour, minute)} – 23.59")
    assert match.begin is not None and match.finish is not None
    assert (match.begin.value, match.finish.value) == (f"{hour:02}:{minute:02}", "23:59")


@few
@given(SERIES, st.integers(1980, 2045), st.integers(1, 9999))
def test_case_numbers_have_one_key(series: str, year: int, number: int) -> None:
    forms = [
        f"{series} {year}/{number}",
        f"{series} {year}/{number:05}",
        f"{series}/{year}:{number}",
        f"{series}-{year}-{number:05}",
        f"{year}/{number:04} {series}",
        f"{series}{year}/{number:04}",
        f"{series} {year}/{number:04}-7",
        f"{series}: {number}:2-{year}",
    ]
    assert {case_numbers.key(form) for form in forms} == {f"{series}|{year}|{number}"}
    for form in forms:
        assert [m.raw for m in case_numbers.find(f"§ 12   Dnr {form}\nTitel", where="heading")] == [form]


@few
@given(st.integers(1, 900), st.integers(1, 60), st.sampled_from(["§§ {0}–{1}", "§{0}-§{1}", "{0} -- {1}", "{0}-{1} §"]))
def test_ranges(first: int, length: int, form: str) -> None:
    (match,) = numbers.find_ranges(form.format(first, first + length))
    assert (match.first, match.last, len(match.numbers)) == (str(first), str(first + length), length + 1)


@few
@given(st.integers(0, 99))
def test_counts(number: int) -> None:
    words = {numbers.read_count(word): word for word in numbers.count_words()}
    assert numbers.read_count(words[number]) == numbers.read_count(str(number)) == number


@few
@given(st.lists(st.tuples(FIRST, LAST, PARTY), min_size=1, max_size=5))
def test_people(group: list[tuple[str, str, str]]) -> None:
    printed = [f"{first} {last} ({party})" for first, last, party in group]
    expected = [(f"{first} {last}", party) for first, last, party in group]
    assert [(p.name, p.party) for p in people.read_people(", ".join(printed))] == expected
    for text, (name, party) in zip(printed, expected, strict=True):
        entry = people.read_entry(f"- {text}, 1:e vice ordförande")
        assert entry is not None and entry.party is not None
        assert (entry.name.value, entry.party.value, entry.office) == (name, party, "first_vice_chair")


@few
@given(
    st.lists(
        st.lists(st.sampled_from(["ord", "och", "bidrag", "planen", "antas."]), min_size=1, max_size=12),
        min_size=1,
        max_size=4,
    )
)
def test_prose_keeps_every_word(paragraphs: list[list[str]]) -> None:
    wrapped = "\n\n".join(
        "\n".join(" ".join(words[i : i + 3]) for i in range(0, len(words), 3)) for words in paragraphs
    )
    assert prose.read(wrapped) == "\n\n".join(" ".join(words) for words in paragraphs)
    assert prose.read(prose.read(wrapped)) == prose.read(wrapped)
