"""Words withdrawn after entry."""
