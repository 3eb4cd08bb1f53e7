"""Which bytes a `Range` asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.hub.ranges import Span, Unsatisfiable, wanted


@given(size=st.integers(1, 10_000), start=st.integers(0, 12_000), stop=st.integers(0, 12_000))
def test_a_range_is_the_slice_that_it_names(size: int, start: int, stop: int) -> None:
    content = bytes(number % 251 for number in range(size))
    header = f"bytes={start}-{stop}"
    if stop < start:
        assert wanted(header, size) is None
    elif start >= size:
        with pytest.raises(Unsatisfiable):
            wanted(header, size)
    else:
        span = wanted(header, size)
        assert span is not None
        assert content[span.start : span.stop] == content[start : stop + 1]


@given(size=st.integers(1, 10_000), last=st.integers(1, 12_000))
def test_the_end_of_a_file_can_be_asked_for(size: int, last: int) -> None:
    assert wanted(f"bytes=-{last}", size) == Span(max(size - last, 0), size)


@given(st.text())
def test_what_is_no_range_is_all_of_it(header: str) -> None:
    try:
        span = wanted(header, 100)
    except Unsatisfiable:
        return
    assert span is None or 0 <= span.start < span.stop <= 100


@pytest.mark.parametrize("header", ["", "bytes=-", "lines=1-2", "bytes=1-2,5-6", "bytes=a-b", "bytes=٣-٤"])
def test_other_headers_are_ignored(header: str) -> None:
    assert wanted(header, 100) is None
