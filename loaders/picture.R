# Draw the family of a question from the package's folder: Rscript loaders/picture.R
read <- function(name) read.csv(paste0("data/", name, ".csv"), colClasses = "character")
wanted <- "prison-executions-1988.person-executed"
family <- subset(read("families"), family == wanted & belongs == "inside") # no wider counts
rows <- subset(read("figures_flat"), claim_id %in% family$claim_id & draw_open != "no_number")
rows <- rows[order(rows$said, rows$figure_id, method = "radix"), ]
from <- ifelse(rows$draw_from == "", 0, as.numeric(rows$draw_from))
to <- ifelse(rows$draw_to == "", 4e4, as.numeric(rows$draw_to))
place <- seq_len(nrow(rows))
pdf("picture.pdf", width = 12, height = 2 + nrow(rows) / 5)
par(mar = c(4, 24, 1, 1))
plot(NA, xlim = c(0, max(to)), ylim = range(place), yaxt = "n", xlab = "", ylab = "")
segments(from, place, to + 100, place)
axis(2, place, paste(rows$said, rows$speaker, rows$period), las = 1, cex.axis = 0.6)
invisible(dev.off())
