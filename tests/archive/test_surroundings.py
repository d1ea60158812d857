"""The signs around a stretch of words, near it and elsewhere in the article."""

from pressmark.archive import surroundings, words


def line(text: str) -> words.Line:
    return words.line("p", text)


def test_what_stands_beside_a_name_tells_of_it():
    one = line("in Zenda , Mongolia")
    assert {"behind inside", "behind 'in'"} <= set(surroundings.left(one, 1))
    assert {"before ','", "before ',' and a territory"} <= set(surroundings.right(one, 2))


def test_the_ends_of_a_line_are_signs():
    one = line("Roe")
    assert list(surroundings.left(one, 0)) == ["begins a line"]
    assert list(surroundings.right(one, 1)) == ["ends a line"]


def test_a_word_that_opens_a_sentence_is_looked_up_in_the_rest():
    one = line("Rice is dear.")
    told = words.told([one, line("They eat rice.")])
    assert "opens, small elsewhere, 1 words" in set(surroundings.opening(one, 0, 1, told))
    told = words.told([one, line("They met Rice.")])
    assert "opens, proper elsewhere" in set(surroundings.opening(one, 0, 1, told))


def test_a_surname_is_known_by_the_full_name():
    one = line("Then Roe left.")
    told = words.told([line("We met Jane Roe there."), one])
    assert "ends a longer name" in set(surroundings.elsewhere(one.words[1:2], told))


def test_a_name_that_begins_with_a_title_shows_it():
    one = line("we saw Secretary of State Jane Roe")
    assert "begins with a title" in set(surroundings.across(one, 2, 7))
    assert set(surroundings.across(one, 6, 7)) == set()
