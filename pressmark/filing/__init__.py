"""Filing: a clipping becomes an article. Guessing happens here, once and in view; the curator corrects the result."""
