SELECT 'before';
CREATE TABLE once(word UNIQUE);
INSERT INTO once VALUES ('boom');
INSERT INTO once
VALUES ('boom');
SELECT 'after';
