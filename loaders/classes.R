# Tell what any two figures are called, by the rules with which `comparisons` was made.
#
# That table lists the pairs of a family, and of very many answers only the nearest. These rules
# give the class of every other pair, too: `answers` holds how each number is compared, the lists
# hold how what they count relates. See METHODS.md for what each class means; none says who is right.

# What two figures are called: a value of comparisons$class; "same_answer"; or "no_answer" (one is
# denied, questioned, predicted or proposed).
class_of <- function(tables, a, b) classes(tables)(a, b)

# The function that tells it of two ids, for many pairs: the tables are read once.
classes <- function(tables) {
  plain <- function(name, key) {
    rows <- as.data.frame(tables[[name]], stringsAsFactors = FALSE)
    text <- vapply(rows, function(column) !is.numeric(column) && !is.logical(column), NA)
    rows[text] <- lapply(rows[text], function(column) ifelse(is.na(column), "", as.character(column)))
    structure(split(rows, seq_len(nrow(rows))), names = rows[[key]])
  }
  tree <- function(name, key, link = "part_of_id") {
    ifelse(is.na(tables[[name]][[link]]), "", tables[[name]][[link]]) |>
      setNames(tables[[name]][[key]])
  }
  lists <- list(
    claims = plain("claims", "claim_id"), units = plain("units", "unit_id"),
    answers = plain("answers", "answer_id"),
    populations = tree("populations", "population_id"), places = tree("places", "place_id"),
    divided = tree("populations", "population_id", "divided_by"),
    events = tree("events", "event_id"), also = tree("units", "unit_id", "each_is_also_id")
  )
  answers <- setNames(tables$figures$answer_id, tables$figures$figure_id)
  known <- new.env()
  side <- function(answer_id) {
    if (is.null(known[[answer_id]])) known[[answer_id]] <- class_side(lists, answer_id)
    known[[answer_id]]
  }
  function(a, b) {
    unknown <- setdiff(c(a, b), names(answers))
    if (length(unknown)) stop("no such figure: ", paste(unknown, collapse = ", "))
    both <- sort(answers[c(a, b)], method = "radix")
    if (length(both) < 2) return("no_answer")
    if (both[[1]] == both[[2]]) return("same_answer")
    class_called(lists, side(both[[1]]), side(both[[2]]))
  }
}

class_side <- function(lists, answer_id) {
  answer <- lists$answers[[answer_id]]
  claim <- lists$claims[[answer$claim_id]]
  unit <- lists$units[[claim$unit_id]]
  spans <- strsplit(strsplit(answer$period, ",", fixed = TRUE)[[1]], "/", fixed = TRUE)
  c(as.list(answer[setdiff(names(answer), "event_id")]),
    as.list(claim[c("unit_id", "population_id", "place_id", "event_id", "counts")]),
    as.list(unit[c("measured_in", "behaves")]),
    list(whole = !unit$measured_in %in% c("time", "share"),
         from = vapply(spans, function(one) sub("^\\.\\.$", "0001-01-01", one[1]), ""),
         to = vapply(spans, function(one) sub("^\\.\\.$", "9999-12-31", one[2]), "")))
}

class_called <- function(lists, a, b) {
  axes <- c(
    unit = class_unit(lists$also, a, b),
    population = class_population(lists, a$population_id, b$population_id),
    place = class_nested(lists$places, a$place_id, b$place_id),
    period = class_period(a, b),
    event = class_event(lists$events, a$event_id, b$event_id),
    counts = if (a$counts == b$counts) "same" else "unknown"
  )
  scopes <- class_overall(a, b, axes)
  none <- anyNA(c(a$least_inclusive, b$least_inclusive)) || a$measure != b$measure ||
    a$measure == "unknown"
  both_vague <- a$qualifier == "vague" && b$qualifier == "vague"
  apart <- if (none || both_vague) "" else class_apart(a, b)
  part <- if (scopes == "part") a else b
  whole <- if (scopes == "part") b else a
  others <- axes[names(axes) != "period"]
  dates_differ <- a$time == "running" && b$time == "running" && a$period != b$period &&
    !any(others %in% c("apart", "unknown"))
  if (a$root_id != "" && a$root_id == b$root_id) return("echo")
  if (dates_differ && apart == "firm" && class_earlier_is_more(a, b, others)) {
    return("earlier_total_is_more")
  }
  if (dates_differ) return("dates_differ")
  if (scopes %in% c("apart", "unknown")) return("not_compared")
  if (none) return("not_comparable")
  if (scopes == "names") return("names_and_persons")
  if (both_vague) return("both_vague")
  if (scopes %in% c("part", "whole") && !(apart != "" && class_below(whole, part))) {
    return("part_fits")
  }
  if (scopes == "overlap" && apart %in% c("firm", "exact")) return("apart_scopes_overlap")
  if (apart == "loose") return("apart_in_loose_words")
  if (apart != "" && (a$as_relayed || b$as_relayed)) return("apart_as_relayed")
  switch(apart, exact = "apart_if_exact", firm = "contradiction", "compatible")
}

class_apart <- function(a, b) {
  low <- if (class_below(a, b)) a else b
  high <- if (class_below(a, b)) b else a
  if (!class_below(low, high)) return("")
  whole <- a$whole && b$whole
  if (a$approximate || b$approximate || class_touch(low, high, whole)) return("loose")
  meet <- !class_below(low, high, "_with_room")
  if ("vague" %in% c(a$qualifier, b$qualifier)) return(if (meet) "loose" else "firm")
  if (meet || class_touch(low, high, whole, "_with_room")) "exact" else "firm"
}

class_below <- function(a, b, room = "") {
  end <- a[[paste0("most", room)]]
  start <- b[[paste0("least", room)]]
  if (is.na(end) || is.na(start)) return(FALSE)
  end < start || (end == start && !(a$most_inclusive && b$least_inclusive))
}

class_touch <- function(low, high, whole, room = "") {
  end <- low[[paste0("most", room)]]
  end == high[[paste0("least", room)]] && (!whole || end %% 10 == 0)
}

class_earlier_is_more <- function(a, b, others) {
  ends <- c(tail(a$to, 1), tail(b$to, 1))
  a_is_earlier <- ends[1] < ends[2]
  inside <- if (a_is_earlier) "part" else "whole"
  ends[1] != ends[2] && all(others %in% c("same", inside)) &&
    (if (a_is_earlier) class_below(b, a) else class_below(a, b))
}

class_overall <- function(a, b, axes) {
  for (one in c("apart", "unknown", "names")) if (one %in% axes) return(one)
  if (class_rigid(a, axes) || class_rigid(b, axes)) return("unknown")
  if ("overlap" %in% axes || all(c("part", "whole") %in% axes)) return("overlap")
  for (one in c("part", "whole")) if (one %in% axes) return(one)
  "same"
}

# A length has no parts; a state is one only of a time; a share only of a population.
class_rigid <- function(side, axes) {
  free <- if (side$behaves == "state") "period" else
    if (side$measured_in == "share") "population" else ""
  side$behaves != "adds" && any(axes[names(axes) != free] != "same")
}

class_above <- function(tree, name) {
  found <- character()
  while (!is.na(name) && name != "" && !name %in% found) {
    found <- c(found, name)
    name <- unname(tree[name])
  }
  found
}

class_nested <- function(tree, a, b) {
  if (a == b) return("same")
  if (a == "" || b == "") return(if (a == "") "whole" else "part")
  if (b %in% class_above(tree, a)) return("part")
  if (a %in% class_above(tree, b)) "whole" else "apart"
}

# The entries just below the nearest common one, on the ways to both; none without one.
class_meeting <- function(tree, a, b) {
  ways <- list(class_above(tree, a), class_above(tree, b))
  common <- ways[[1]][ways[[1]] %in% ways[[2]]]
  if (length(common) == 0) return(character())
  vapply(ways, function(way) c("", way)[match(common[1], way)], "")
}

class_unit <- function(also, a, b) {
  both <- sort(paste(c(a$measured_in, b$measured_in), c(a$behaves, b$behaves)))
  if (identical(both, c("name fixed", "person adds"))) return("names")
  class_nested(also, a$unit_id, b$unit_id)
}

class_population <- function(lists, a, b) {
  found <- class_nested(lists$populations, a, b)
  if (found != "apart") return(found)
  divided <- lists$divided[class_meeting(lists$populations, a, b)]
  known <- length(divided) == 2 && !anyNA(divided) && divided[[1]] != ""
  if (known && divided[[1]] == divided[[2]]) "apart" else "unknown"
}

class_event <- function(tree, a, b) {
  found <- class_nested(tree, a, b)
  if (found == "apart" && length(class_meeting(tree, a, b))) "unknown" else found
}

class_period <- function(a, b) {
  if ("unknown" %in% c(a$time, b$time)) return("unknown")
  if (length(a$from) == 0 || length(b$from) == 0) {
    return(if (length(a$from) == length(b$from)) "same" else if (length(a$from)) "part" else "whole")
  }
  lies_in <- function(one, other) {
    all(mapply(function(from, to) any(other$from <= from & to <= other$to), one$from, one$to))
  }
  inside <- lies_in(a, b)
  around <- lies_in(b, a)
  if (inside && around) return("same")
  if (inside || around) return(if (inside) "part" else "whole")
  meets <- mapply(function(from, to) any(from <= b$to & b$from <= to), a$from, a$to)
  if (any(meets)) "overlap" else "apart"
}
