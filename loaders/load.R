# Load the Iran 1988 Record in R with its types. Needs readr; for the labelled files also haven.
#
#   source("loaders/load.R")
#   tables <- load_record("iran-1988-record-0.1.0")
#   tables$figures
#   figures <- load_labelled("iran-1988-record-0.1.0", "figures")   # the Stata file, with labels
#
# Closed lists are factors in the order of the codebook, and text stays text: the word NA is a
# word. An empty cell is missing.

load_record <- function(folder = ".") {
  read <- function(table, types) {
    readr::read_csv(file.path(folder, "data", paste0(table, ".csv")),
                    col_types = types, na = "", trim_ws = FALSE)
  }
  everything_text <- readr::cols(.default = readr::col_character())
  variables <- read("codebook", everything_text)
  values <- read("codebook_values", everything_text)
  letters_of <- c(string = "c", integer = "i", number = "d", boolean = "l")
  lapply(split(variables, variables$table_name), function(own) {
    table <- own$table_name[1]
    columns <- own[order(as.integer(own$place)), ]
    types <- paste(letters_of[columns$type], collapse = "")
    frame <- read(table, types)
    listed <- values[values$table_name == table, ]
    for (name in unique(listed$field_name)) {
      frame[[name]] <- factor(frame[[name]], levels = listed$value[listed$field_name == name])
    }
    frame
  })
}

load_labelled <- function(folder = ".", table) {
  haven::read_dta(file.path(folder, "stata", paste0(table, ".dta")))
}
