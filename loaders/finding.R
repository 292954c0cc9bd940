# Find a column or a value by any word, and read what it means, as the codebook has it.

# Columns, and values of closed lists, in whose name or meaning `text` stands, in any case. A data
# frame: table_name, field_name, value (NA for a column), label, means.
find <- function(tables, text) {
  holding <- function(frame, names) {
    cells <- do.call(paste, c(lapply(names, function(name) {
      ifelse(is.na(frame[[name]]), "", as.character(frame[[name]]))
    }), sep = "\n"))
    frame[grepl(tolower(text), tolower(cells), fixed = TRUE), ]
  }
  names <- c("table_name", "field_name", "value", "label", "means")
  columns <- as.data.frame(tables$codebook)
  columns$value <- rep(NA_character_, nrow(columns))
  columns$means <- columns$description
  values <- as.data.frame(tables$codebook_values)
  values$means <- values$definition
  found <- rbind(holding(columns, c(names, "question", "trap"))[names],
                 holding(values, names)[names])
  rownames(found) <- NULL
  found
}

# Print what a table (`figures`) or a column (`figures.qualifier`, `qualifier`) holds. A column that
# several tables have is told for each. Stops where there is none of that name.
describe <- function(tables, name) {
  book <- as.data.frame(tables$codebook)
  told <- function(...) writeLines(strwrap(paste0(...), 100, exdent = 4))
  if (name %in% names(tables)) {
    own <- book[book$table_name == name, ]
    told(name, ": ", nrow(tables[[name]]), " rows")
    for (i in order(as.integer(own$place))) told(own$field_name[i], "  ", own$question[i])
    return(invisible(own))
  }
  parts <- strsplit(name, ".", fixed = TRUE)[[1]]
  field <- parts[length(parts)]
  own <- book[book$field_name == field & (length(parts) == 1 | book$table_name == parts[1]), ]
  if (nrow(own) == 0) {
    stop(name, ": no such table or column; try find(tables, \"", field, "\")", call. = FALSE)
  }
  values <- as.data.frame(tables$codebook_values)
  for (i in seq_len(nrow(own))) {
    told(own$table_name[i], ".", own$field_name[i])
    for (what in c("label", "question", "description", "allowed", "trap")) {
      if (!is.na(own[[what]][i])) told("  ", what, ": ", own[[what]][i])
    }
    told("  ", own$n_rows[i], " rows, ", own$n_distinct[i], " distinct, ", own$n_empty[i], " empty")
    mine <- values[values$table_name == own$table_name[i] & values$field_name == field, ]
    for (j in order(as.integer(mine$stata_code))) {
      told("  ", mine$value[j], " (", mine$n_rows[j], "): ", mine$definition[j])
    }
  }
  invisible(own)
}
