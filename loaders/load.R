# Load the Iran 1988 Record in R with its types. Needs readr; for the labelled files also haven.
#
# In the unpacked folder of the package (data/, loaders/ and datapackage.json stand in it):
#
#   source("loaders/load.R")
#   tables <- load_record(".")
#   find(tables, "hedged")                 # columns and values that speak of it
#   describe(tables, "figures.qualifier")  # what it means, and each of its values
#   figures_of(tables, "executions-1988-iran")   # draws who says which number
#   class_of(tables, "amnesty-1990.speaker-under-1000", "hrw-2022.executed-2800-to-5000")
#   figures <- load_labelled(".", "figures")   # the Stata file, with labels
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
  tables <- lapply(split(variables, variables$table_name), function(own) {
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
  c(tables, list(codebook = variables, codebook_values = values)) # these two all text
}

# `class_of`, `find` and `describe`, and `figures_of` stand in the files beside this one.
local({
  files <- Filter(Negate(is.null), lapply(sys.frames(), function(frame) frame$ofile))
  for (name in c("classes.R", "finding.R", "drawing.R"))
    source(file.path(dirname(files[[length(files)]]), name))
})

load_labelled <- function(folder = ".", table) {
  haven::read_dta(file.path(folder, "stata", paste0(table, ".dta")))
}
