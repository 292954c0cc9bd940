# Reads the package in the working folder as its loader does, and compares the Stata files with it.

source("loaders/load.R")
options(warn = 1) # a warning is shown, and counts as a fault
suppressPackageStartupMessages(library(haven))

tables <- load_record(".")
values <- readr::read_csv("data/codebook_values.csv",
  col_types = readr::cols(.default = "c"), na = ""
)
renamed <- c(class = "pair_class") # a word of Stata's own language is no name there
in_stata <- function(name) ifelse(name %in% names(renamed), renamed[name], name)
differ <- function(what) message(what, " differs between data/ and stata/.")

compare_column <- function(table, name, own, labelled) {
  if (is.factor(own)) {
    listed <- values[values$table_name == table & values$field_name == name, ]
    own <- listed$label[match(own, listed$value)]
    labelled <- as.character(as_factor(labelled))
  } else if (is.logical(own)) {
    labelled <- as.character(as_factor(labelled)) == "true"
  } else if (is.character(own)) {
    # The loader has the two tables of the codebook as text, truths too.
    labelled <- as.character(if (is.labelled(labelled)) as_factor(labelled) else labelled)
    labelled[labelled == ""] <- NA # Stata has no missing text
  } else {
    labelled <- as.numeric(labelled)
    own <- as.numeric(own)
  }
  if (!identical(as.vector(own), as.vector(labelled))) differ(paste0(table, ".", name))
}

cells <- 0
for (table in names(tables)) {
  own <- tables[[table]]
  labelled <- load_labelled(".", table)
  if (!identical(unname(in_stata(names(own))), names(labelled))) differ(table)
  for (name in names(own)) compare_column(table, name, own[[name]], labelled[[in_stata(name)]])
  cells <- cells + nrow(own) * ncol(own)
}

cat("haven on figures.qualifier:\n")
print_labels(load_labelled(".", "figures")$qualifier)
cat("CHECKED", length(tables), "tables\n")
cat("CHECKED", format(cells, scientific = FALSE), "cells\n")
