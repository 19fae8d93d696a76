"""Two installations of one authority, outside and inside a closed network: what crosses is a signed, encrypted file."""
