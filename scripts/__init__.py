"""Commands for developers; none of it is in the installed package."""
