-- numbers-of-a-question
-- Which numbers are said in answer to a question?
-- One row is one figure, in the order of when it was said. The words stand in as_written, and in reading how they are read as bounds. A family is a question with all claims that count the same; empty = every family.
-- family: prison-executions-1988.person-executed
SELECT said, as_written, reading, speaker, reported_by, carrier_voice, claim, basis, origin_check,
       source_title, figure_id, family
FROM family_figures
WHERE belongs = 'inside' AND :family IN ('', family)
ORDER BY family, said IS NULL, said, figure_id;

-- who-contradicts-whom
-- Who contradicts whom?
-- Two answers that cannot both hold as they are worded, with their words and all who give them. Where they do not answer the same question, differ says in what. Which of the two is right is not said. Empty = every question.
-- about: executed
SELECT a_words, a_speakers, b_words, b_speakers, a_of, b_of, scope_relation, differ, gap, ratio,
       hedged, same_speaker_voice, same_origin, same_source
FROM contradictions
WHERE :about = '' OR a_of LIKE '%' || :about || '%' OR b_of LIKE '%' || :about || '%'
ORDER BY same_origin, a_of, b_of, a_id, b_id;

-- contradictions-inside-one-document
-- Which contradictions stand inside one document?
-- Two answers that cannot both hold and that one document carries, perhaps from two speakers.
SELECT a_words, a_speakers, b_words, b_speakers, a_of, b_of, same_speaker_voice, same_origin,
       a_id, b_id
FROM contradictions
WHERE same_source = 1
ORDER BY a_of, b_of, a_id, b_id;

-- said-before
-- What was said before a year?
-- Figures, reports of events and statements that were made before the year, as far as their date is known: one without a date is not among them. Empty = every year.
-- year: 1990
SELECT said, kind, speaker, reported_by, words, about, source_title, id
FROM (SELECT said, 'figure' AS kind, speaker, reported_by, as_written AS words, claim AS about,
             source_title, figure_id AS id
      FROM figures_flat
      UNION ALL
      SELECT said, 'report', speaker, reported_by, quote, event, source_title, report_id
      FROM reports_flat
      UNION ALL
      SELECT date, 'statement', speaker, reported_by, quote, occasion, source_title, statement_id
      FROM statements_flat)
WHERE said GLOB '[0-9]*' AND (:year = '' OR said < :year)
ORDER BY said, kind, id;

-- echoes-of-one-origin
-- Which figures go back to one origin?
-- Documents that repeat what one speaker said in one document give one account and not several. Shown are the origins whose figures stand in more than one document.
SELECT origin.label AS origin, first.title AS origin_document, figures_flat.said,
       figures_flat.as_written, figures_flat.speaker, figures_flat.carrier_voice,
       figures_flat.source_title, figures_flat.claim, figures_flat.figure_id
FROM figures_flat
JOIN (SELECT origin_speaker_id, origin_source_id
      FROM figures_flat
      GROUP BY origin_speaker_id, origin_source_id
      HAVING count(DISTINCT source_id) > 1) AS shared USING (origin_speaker_id, origin_source_id)
JOIN actors AS origin ON origin.actor_id = origin_speaker_id
JOIN sources AS first ON first.source_id = origin_source_id
ORDER BY origin, origin_document, said IS NULL, said, figure_id;

-- independence-of-answers
-- How independent are those who give an answer?
-- One row is one answer: how often it is given, in how many documents, by how many voices and from how many origins, and over which years. Many who say the same may have it from one. Empty = every question.
-- about: executed
SELECT claims.wording AS question, said.words, answers.n_said, answers.n_sources, answers.n_voices,
       answers.n_origins, answers.n_voices_assessed, answers.first_said, answers.last_said,
       answers.answer_id
FROM answers
JOIN claims USING (claim_id)
JOIN (SELECT answer_id, group_concat(DISTINCT as_written) AS words
      FROM figures_flat
      GROUP BY answer_id) AS said USING (answer_id)
WHERE :about = '' OR claims.wording LIKE '%' || :about || '%'
ORDER BY answers.n_sources DESC, answers.n_said DESC, answers.answer_id;

-- attributions-that-were-checked
-- Which attributions were looked up, and what was found?
-- A document says that somebody said it, and the original was looked for. The note says where. Empty = all that were looked for.
-- found: found_absent
SELECT definition AS found, kind, speaker, reported_by, carrier_voice, words, about, source_title,
       looked_up.note, id
FROM (SELECT origin_check, 'figure' AS kind, speaker, reported_by, carrier_voice,
             as_written AS words, claim AS about, source_title, note, figure_id AS id
      FROM figures_flat
      UNION ALL
      SELECT origin_check, 'statement', speaker, reported_by, carrier_voice, quote, act,
             source_title, note, statement_id
      FROM statements_flat
      UNION ALL
      SELECT origin_check, 'position', speaker, reported_by, carrier_voice, quote, claim,
             source_title, note, passage_id
      FROM positions_flat
      UNION ALL
      SELECT origin_check, 'report', speaker, reported_by, carrier_voice, quote, event,
             source_title, note, report_id
      FROM reports_flat) AS looked_up
JOIN codebook_values ON table_name = 'statements' AND field_name = 'origin_check'
                     AND value = origin_check
WHERE origin_check <> 'not_attempted' AND :found IN ('', origin_check)
ORDER BY origin_check, source_title, id;

-- in-their-own-words
-- What did somebody say in words of their own?
-- Quotations, by speaker and date; translated says whether the words are a translation, fidelity what was left out or put in. Words that may not be passed on are empty beside their locator. Empty = every speaker.
-- speaker: hossein-ali-montazeri
SELECT speaker, date, quote, act, kind, fidelity, translated, reported_by, source_title, locator,
       line, statement_id, speaker_id
FROM statements_flat
WHERE kind IN ('direct', 'mixed') AND :speaker IN ('', speaker_id)
ORDER BY speaker, date IS NULL, date, statement_id;

-- stands-that-differ
-- Where do voices take different stands?
-- One row is one stand on a claim on which not all take the same one: who asserts, denies, acknowledges or questions it, in which words.
SELECT claim, position, commitment, speaker, speaker_voice, reported_by, quote, published,
       source_title, origin_check, passage_id
FROM positions_flat
WHERE claim_id IN (SELECT claim_id
                   FROM positions_flat
                   GROUP BY claim_id
                   HAVING count(DISTINCT position) > 1)
ORDER BY claim, position, published IS NULL, published, passage_id;

-- dates-of-an-event
-- Which dates are given for one event?
-- Every dated report of an event for which more than one date is given. No date is chosen. Empty = every such event.
-- event: khomeini-decree-1988
SELECT event, date, date_words, date_basis, precision, position, speaker, reported_by, said, quote,
       source_title, report_id, event_id
FROM reports_flat
WHERE date IS NOT NULL AND :event IN ('', event_id)
  AND event_id IN (SELECT event_id
                   FROM reports_flat
                   GROUP BY event_id
                   HAVING count(DISTINCT date) > 1)
ORDER BY event, earliest, latest, report_id;
