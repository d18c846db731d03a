-- From the tables that the view definitions make to the table of cases: the latest value before the decision, and NULL where
-- nothing is recorded. It runs on DuckDB and PostgreSQL.
INSERT INTO cases (id, primary_site, differentiation, nen_confirmed, disease_extent, liver_metastases, ki67_percent, ecog, age)
SELECT
  c.patient_id,
  CASE
    WHEN c.icd10 = 'C25.4' THEN 'pancreas'
    WHEN c.icd10 IN ('C7A.011', 'C7A.012') THEN 'jejunum_ileum'
    WHEN c.icd10 = 'C7A.010' THEN 'duodenum'
    WHEN c.icd10 = 'C7A.020' THEN 'appendix'
    WHEN c.icd10 BETWEEN 'C7A.021' AND 'C7A.025' THEN 'colon'
    WHEN c.icd10 = 'C7A.026' THEN 'rectum'
    WHEN c.icd10 = 'C7A.092' THEN 'stomach'
  END,
  CASE WHEN c.morphology IN ('8240/3', '8249/3') THEN 'well' WHEN c.morphology IN ('8246/3', '8013/3', '8041/3') THEN 'poor' END,
  CASE WHEN c.morphology IS NOT NULL THEN TRUE END,
  -- a metastasis that is not recorded may be there all the same
  CASE WHEN EXISTS (SELECT 1 FROM secondary_cancer s WHERE s.patient_id = c.patient_id) THEN 'metastatic' END,
  CASE WHEN EXISTS (SELECT 1 FROM secondary_cancer s WHERE s.patient_id = c.patient_id AND s.icd10 = 'C7B.02') THEN TRUE END,
  (SELECT k.percent FROM ki67 k WHERE k.patient_id = c.patient_id ORDER BY k.taken DESC LIMIT 1),
  (SELECT CAST(e.score AS VARCHAR(1)) FROM ecog e WHERE e.patient_id = c.patient_id ORDER BY e.taken DESC LIMIT 1),
  2025 - CAST(substr(p.birth_date, 1, 4) AS INTEGER)
FROM primary_cancer c JOIN patient p ON p.id = c.patient_id;
