"""The sample programmes as living data: replayed through the public rules with the clock at each moment."""
