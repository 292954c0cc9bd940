CREATE VIEW contradictions AS
-- Two figures of one claim that exclude each other, each with its words and its speaker.
SELECT claims.wording AS claim,
       a.as_written AS a_words, a.speaker AS a_speaker, a.source_title AS a_source,
       b.as_written AS b_words, b.speaker AS b_speaker, b.source_title AS b_source,
       comparisons.same_source, comparisons.same_speaker_voice, comparisons.same_origin,
       comparisons.a_id, comparisons.b_id
FROM comparisons
JOIN claims USING (claim_id)
JOIN figures_flat AS a ON a.figure_id = comparisons.a_id
JOIN figures_flat AS b ON b.figure_id = comparisons.b_id
WHERE comparisons.kind = 'figure_figure' AND comparisons.relation = 'disjoint';

CREATE VIEW positions_in_words AS
-- Who takes which stand on which claim, in which words.
SELECT claims.wording AS claim, positions.position, positions.commitment,
       actors.label AS speaker, passages.quote, passages.line, passages.locator,
       sources.title AS source_title, positions.passage_id, positions.claim_id
FROM positions
JOIN claims USING (claim_id)
JOIN passages USING (passage_id)
JOIN actors ON actors.actor_id = positions.speaker_id
JOIN sources ON sources.source_id = positions.source_id;

CREATE VIEW dated_reports AS
-- When an event was, according to whom, in which words.
SELECT events.label AS event, reports.date, reports.date_basis, reports.date_words,
       reports.earliest, reports.latest, places.label AS place, reports.position,
       actors.label AS speaker, passages.quote, sources.title AS source_title,
       reports.report_id, reports.event_id
FROM reports
JOIN events USING (event_id)
JOIN passages ON passages.passage_id = reports.report_id
JOIN actors ON actors.actor_id = reports.speaker_id
JOIN sources ON sources.source_id = reports.source_id
LEFT JOIN places ON places.place_id = reports.place_id;

CREATE VIEW participants AS
-- Who took part in an event in which role, according to whom.
SELECT events.label AS event, actor.label AS actor, participations.role,
       participations.position, speaker.label AS speaker, sources.title AS source_title,
       participations.report_id, participations.actor_id
FROM participations
JOIN reports USING (report_id)
JOIN events USING (event_id)
JOIN actors AS actor ON actor.actor_id = participations.actor_id
JOIN actors AS speaker ON speaker.actor_id = reports.speaker_id
JOIN sources ON sources.source_id = reports.source_id;
