/**
 * Keeps what stands twice in version 1: bits of `calls.shape` (see queries/callShape.ts), the words of notes, and one
 * copy of a call that is nobody's twin. Follow-ups may be written in any order with the calls they belong to.
 */
export const schema1Triggers = `
CREATE TRIGGER caller_known AFTER UPDATE OF client_id ON callers
WHEN (OLD.client_id IS NULL) <> (NEW.client_id IS NULL) BEGIN
  UPDATE calls SET shape = (shape & ~16) | ((client_id IS NOT NULL OR NEW.client_id IS NOT NULL) * 16)
  WHERE caller_id = NEW.id;
END;

CREATE TRIGGER call_followed AFTER UPDATE OF follow_up_id ON calls
WHEN OLD.follow_up_id IS NOT NEW.follow_up_id BEGIN
  UPDATE calls SET shape = (shape & ~6) | 2 * coalesce((
    SELECT CASE state WHEN 'open' THEN 1 WHEN 'waiting' THEN 2 WHEN 'done' THEN 3 END
    FROM follow_ups WHERE id = NEW.follow_up_id), 0)
  WHERE id = NEW.id;
END;
CREATE TRIGGER follow_up_came AFTER INSERT ON follow_ups BEGIN
  UPDATE calls SET
    shape = (shape & ~6) | 2 * CASE NEW.state WHEN 'open' THEN 1 WHEN 'waiting' THEN 2 WHEN 'done' THEN 3 ELSE 0 END
  WHERE follow_up_id = NEW.id;
END;
CREATE TRIGGER follow_up_changed AFTER UPDATE OF state ON follow_ups WHEN OLD.state <> NEW.state BEGIN
  UPDATE calls SET
    shape = (shape & ~6) | 2 * CASE NEW.state WHEN 'open' THEN 1 WHEN 'waiting' THEN 2 WHEN 'done' THEN 3 ELSE 0 END
  WHERE follow_up_id = NEW.id;
END;
CREATE TRIGGER follow_up_gone AFTER DELETE ON follow_ups BEGIN
  UPDATE calls SET shape = shape & ~6 WHERE follow_up_id = OLD.id;
END;

CREATE TRIGGER first_copy_gone AFTER DELETE ON calls WHEN OLD.twin = 0 BEGIN
  UPDATE calls SET twin = 0, shape = shape & ~1 WHERE id = (
    SELECT id FROM calls WHERE started_at = OLD.started_at AND call_id = OLD.call_id
      AND caller_text = OLD.caller_text AND twin = 1 ORDER BY id LIMIT 1);
END;
CREATE TRIGGER call_gone AFTER DELETE ON calls WHEN OLD.has_note = 1 BEGIN
  DELETE FROM note_search WHERE rowid = OLD.id;
END;

CREATE TRIGGER call_came_after_note AFTER INSERT ON calls WHEN NEW.has_note = 1 BEGIN
  INSERT OR REPLACE INTO note_search (rowid, words)
  SELECT NEW.id, text FROM notes WHERE location_id = NEW.location_id AND call_id = NEW.call_id;
END;
CREATE TRIGGER note_came AFTER INSERT ON notes BEGIN
  INSERT OR REPLACE INTO note_search (rowid, words)
  SELECT id, NEW.text FROM calls WHERE location_id = NEW.location_id AND call_id = NEW.call_id;
END;
CREATE TRIGGER note_changed AFTER UPDATE OF text ON notes WHEN OLD.text <> NEW.text BEGIN
  INSERT OR REPLACE INTO note_search (rowid, words)
  SELECT id, NEW.text FROM calls WHERE location_id = NEW.location_id AND call_id = NEW.call_id;
END;
CREATE TRIGGER note_gone AFTER DELETE ON notes BEGIN
  DELETE FROM note_search WHERE rowid = (
    SELECT id FROM calls WHERE location_id = OLD.location_id AND call_id = OLD.call_id);
END;
`;
