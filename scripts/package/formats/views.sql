CREATE VIEW contradictions AS
-- Two answers that cannot both hold, each with its words, its speakers and what it counts.
-- Any other class of a pair stands in comparisons_flat, and is no contradiction.
SELECT COALESCE(a_claim, a_event) AS a_of, a_words, a_speakers,
       COALESCE(b_claim, b_event) AS b_of, b_words, b_speakers,
       scope_relation, part_id, differ, gap, ratio, hedged,
       same_source, same_speaker_voice, same_origin, kind, a_id, b_id
FROM comparisons_flat
WHERE class = 'contradiction';

CREATE VIEW family_figures AS
-- Every figure of a family: select one `family`, and each row shows what it counts.
SELECT families.family, families.belongs, figures_flat.*
FROM families
JOIN figures_flat USING (claim_id);

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
