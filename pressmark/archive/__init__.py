"""Archive: articles become an archive. Names, events, quotes; what is wrong; and what may leave the house."""
