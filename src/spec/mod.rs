//! YAML to a checked model of the card.
