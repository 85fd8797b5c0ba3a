"""A believable organization, made by our own code, so that a newcomer sees what the product is for."""
