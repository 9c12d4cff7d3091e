"""Evidence: what of a release speaks for or against a party, a link and a record, as marks that a model weighs.

A mark is a short string such as ``gov=frame.podeliti|active|Dat``; it holds or it does not. What a mark says of a name
is where it stands, never the name itself, so a model of marks knows nobody.
"""
