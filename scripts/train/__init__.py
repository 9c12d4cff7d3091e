"""Training of the shipped model ``models/sl_nagrade`` from open Slovene data."""
