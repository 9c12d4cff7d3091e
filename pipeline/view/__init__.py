"""What a person looks at: records, the marked text, figures, and how a run goes on."""
