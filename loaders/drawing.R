# Draw the figures of one question: each as what its words allow, with who says it and when.
#
# A filled end is a bound that the words allow themselves, a hollow one a bound that they do not, an
# arrow an open end; square ends and a dotted line are a number said to be near only. These are
# claims, not measurements, and no line goes through their middle.

# Draw the figures of a claim, or of a family by its name, on the current device; give their rows.
# Rows whose words give no number are given and not drawn. Stops where there is no such id.
figures_of <- function(tables, claim) {
  families <- tables$families
  wanted <- families$claim_id[families$family == claim & families$belongs == "inside"]
  if (length(wanted) == 0) wanted <- claim
  if (!all(wanted %in% tables$claims$claim_id)) {
    stop(claim, ": no such claim or family; they stand in tables$families", call. = FALSE)
  }
  rows <- as.data.frame(tables$figures_flat)
  rows <- rows[rows$claim_id %in% wanted, ]
  rows <- rows[order(rows$said, rows$figure_id, method = "radix"), ] # the undated come last
  drawn <- rows[rows$draw_open %in% c("neither", "below", "above"), ]
  asked <- tables$claims$wording[tables$claims$claim_id == claim]
  title <- if (length(asked)) asked else paste("Questions of the family", claim)
  if (nrow(drawn) > 0) draw_figures(drawn, title)
  invisible(rows)
}

draw_figures <- function(rows, title) {
  place <- rev(seq_len(nrow(rows)))
  most <- max(rows$draw_from, rows$draw_to, na.rm = TRUE) * 1.05
  low <- ifelse(is.na(rows$draw_from), 0, rows$draw_from)
  high <- ifelse(is.na(rows$draw_to), most, rows$draw_to)
  said <- ifelse(is.na(rows$said), "undated", rows$said)
  stand <- ifelse(rows$position == "asserts", "", paste0(" (", rows$position, ")"))
  words <- ifelse(is.na(rows$as_written), rows$reading, paste0("\"", rows$as_written, "\""))
  before <- par(mar = c(4, 24, 3, 1))
  on.exit(par(before))
  plot(NA, xlim = c(0, most), ylim = range(place), yaxt = "n", ylab = "",
       xlab = "claims, not measurements", main = title, cex.main = 0.8)
  near <- rows$approximate %in% TRUE
  segments(low, place, high, place, lty = ifelse(near, 3, 1))
  draw_ends(low, place, rows$draw_from, rows$lower_inclusive, near, "<")
  draw_ends(high, place, rows$draw_to, rows$upper_inclusive, near, ">")
  axis(2, place, substr(paste0(said, "  ", rows$speaker, stand, ": ", words), 1, 80),
       las = 1, cex.axis = 0.5)
}

draw_ends <- function(at, place, bound, allowed, near, arrow) {
  open <- is.na(bound)
  hollow <- allowed %in% FALSE
  shape <- ifelse(near, ifelse(hollow, 0, 15), ifelse(hollow, 1, 16))
  points(at[!open], place[!open], pch = shape[!open], cex = 0.7)
  if (any(open)) text(at[open], place[open], arrow)
}
