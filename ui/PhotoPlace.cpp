#include "PhotoPlace.h"

#include "MessageSink.h"
#include "Messages.h"
#include "Navigator.h"
#include "Worker.h"
#include "library/Questions.h"
#include "models/PhotoQueryMap.h"

namespace albumen {

void goToPhoto(const PhotoWay& way, QObject* who, const std::filesystem::path& photo, const PhotoQuery& list)
{
    const auto one = [&photos = way.photos, photo]() -> Result<PhotoId> {
        TRY_ASSIGN(const PhotoList found, photos.list({.under = {photo}}));
        if (found.ids.empty()) return fail(Code::pathMissing, Stage::none, photo);
        return found.ids.front();
    };
    way.worker.ask(who, one, [&navigator = way.navigator, &messages = way.messages, list](const Result<PhotoId>& id) {
        if (!id) {
            messages.say({.rank = Rank::error, .topic = QStringLiteral("photo"), .words = [error = id.error()] {
                              return piecesOf(error);
                          }});
            return;
        }
        QVariantMap query = toMap(list);
        query[QStringLiteral("photo")] = static_cast<qlonglong>(raw(*id));
        navigator.go({.page = QStringLiteral("viewer"), .query = query});
    });
}

} // namespace albumen
