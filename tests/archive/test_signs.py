"""The signs that a stretch of words carries in itself."""

from pressmark.archive import signs, words


def of(text: str) -> set[str]:
    line = words.line("p", text)
    return set(signs.of(line.words, "text"))


def test_heads_and_links_tell_of_an_organisation():
    assert {"organisation first", "organisation before 'of'", "'of' within", "link within"} <= of("Bank of Zenda")
    assert "legal last" in of("Acme Ltd")


def test_initials_and_surnames_tell_of_a_person():
    assert {"initial first", "like a surname, last"} <= of("J. Roeson")


def test_an_acronym_is_told_by_its_length():
    assert "acronym of 3" in of("ABC")
    assert "acronym of 2" in of("U.S.")


def test_a_demonym_is_grown_from_a_country():
    assert signs.is_demonym("mongolian")
    assert signs.is_demonym("казахстанский")
    assert not signs.is_demonym("mongolia")
    assert not signs.is_demonym("roe")


def test_a_whole_country_is_a_territory():
    assert "territory" in of("United Arab Emirates")
    assert "territory last" in of("Bank of Mongolia")
