#include "library/PhotoCards.h"

#include <algorithm>

#include "catalogue/FaceRows.h"
#include "catalogue/PhotoMarks.h"
#include "library/FaceCards.h"

namespace albumen {

Result<PhotoCard> photoCard(Db& db, const PhotoRow& row)
{
    TRY_ASSIGN(const PhotoMarks marks, photoMarks(db, row));
    return PhotoCard{.id = row.id,
                     .content = row.content,
                     .path = row.path,
                     .bytes = row.size,
                     .takenLocalS = marks.takenLocalS ? marks.takenLocalS : row.takenLocalS,
                     .takenSpan = marks.takenLocalS ? DateSpan::moment : row.takenSpan,
                     .state = row.state,
                     .takenSaid = marks.takenLocalS.has_value(),
                     .faces = marks.faces,
                     .favourite = marks.favourite,
                     .stars = marks.stars,
                     .turn = marks.turn,
                     .unfiled = marks.unfiled,
                     .unreadable = marks.unreadable};
}

Result<std::vector<FaceCard>> facesShown(Db& db, ContentNo content)
{
    TRY_ASSIGN(std::vector<LabelledFace> rows, FaceRows(db).ofContent(content));
    std::erase_if(rows, [](const LabelledFace& face) { return face.how == LabelHow::notAFace; });
    TRY_ASSIGN(std::vector<FaceCard> faces, faceCards(db, rows));
    std::stable_sort(faces.begin(), faces.end(),
                     [](const FaceCard& a, const FaceCard& b) { return a.box.x < b.box.x; });
    return faces;
}

} // namespace albumen
