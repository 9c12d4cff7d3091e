"""Training the linker: logistic models of marks, learnt from annotated releases that the rules have read."""
