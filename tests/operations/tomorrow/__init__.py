"""An application of a release of tomorrow, whose second change of the tables can be told to fail or to hang."""
