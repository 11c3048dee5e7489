"""How the data files of `index.extract` that no person wrote are made. Part of the repository, not of the package."""
