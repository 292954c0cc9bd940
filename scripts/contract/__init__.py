"""The contract: `datapackage.json` as objects, asked by everything."""
