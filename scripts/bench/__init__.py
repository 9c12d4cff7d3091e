"""Speed side by side: the program, its parts, and what people would use instead, in one run on one machine."""
