#include "catalogue/PhotoMarks.h"

#include "catalogue/RunRows.h"
#include "photo/Face.h"

namespace albumen {

Result<PhotoMarks> photoMarks(Db& db, const PhotoRow& photo)
{
    PhotoMarks marks;
    TRY_ASSIGN(marks.unreadable, RunRows(db).unreadable(photo.id));
    if (!photo.content) return marks;
    Query query = db.query("SELECT (SELECT count(*) FROM temp.face_label WHERE content_id = ?1 AND how <> ?2), "
                           "EXISTS(SELECT 1 FROM temp.content_favourite WHERE content_id = ?1), "
                           "EXISTS(SELECT 1 FROM temp.content_unfiled WHERE content_id = ?1), "
                           "(SELECT quarters FROM temp.content_turn WHERE content_id = ?1), "
                           "(SELECT taken_s FROM temp.content_taken WHERE content_id = ?1), "
                           "(SELECT stars FROM temp.content_stars WHERE content_id = ?1)",
                           *photo.content, LabelHow::notAFace);
    if (query.next()) {
        marks.faces = static_cast<std::uint64_t>(query.integer(0));
        marks.favourite = query.integer(1) != 0;
        marks.unfiled = query.integer(2) != 0;
        marks.turn = static_cast<int>(query.integer(3));
        marks.takenLocalS = query.maybeInteger(4);
        marks.stars = static_cast<int>(query.integer(5));
    }
    TRY(query.status());
    return marks;
}

Result<int> turnOf(Db& db, ContentNo content)
{
    TRY_ASSIGN(const auto quarters, db.one("SELECT quarters FROM temp.content_turn WHERE content_id = ?", content));
    return static_cast<int>(quarters.value_or(0));
}

} // namespace albumen
