#include "thumbs/ThumbnailService.h"

#include <algorithm>
#include <string>

#include "catalogue/FaceRows.h"
#include "catalogue/PhotoMarks.h"
#include "thumbs/Turned.h"

namespace albumen {

/// One picture, and everybody who wants it.
struct ThumbnailService::Wanted {
    ThumbnailKey key;
    std::vector<std::pair<Ticket, Answer>> answers;
    JobControl job; ///< cancelled when nobody wants it any more
};

/// What could not be made, and of which file.
struct ThumbnailService::Failure {
    Error error;
    std::int64_t atMs = 0;
    std::uint64_t size = 0;
    std::int64_t mtimeNs = 0;
};

struct ThumbnailService::Source {
    PhotoRow photo;
    RelBox face; ///< of a face
};

ThumbnailService::ThumbnailService(const ThumbnailParts& parts) : parts_(parts), maker_(parts.files)
{
}

ThumbnailService::~ThumbnailService()
{
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
        waiting_.clear();
        for (const auto& wanted : making_) wanted->job.cancel();
    }
    changed_.notify_all();
    (void)threads_.join();
}

ThumbnailService::Ticket ThumbnailService::request(const ThumbnailKey& key, Answer answer)
{
    std::unique_lock lock(mutex_);
    const Ticket ticket{nextTicket_++};
    const auto same = [&key](const auto& wanted) { return wanted->key == key && !wanted->job.cancelled(); };
    if (const auto making = std::find_if(making_.begin(), making_.end(), same); making != making_.end()) {
        (*making)->answers.emplace_back(ticket, std::move(answer));
        return ticket;
    }
    if (started_ < parts_.threads && threads_.start([this] { return work(); })) ++started_;
    if (started_ == 0) { // no thread to be had: no picture
        lock.unlock();
        answer(fail(Code::internal, Stage::load, {}, "no thread"));
        return ticket;
    }
    const auto waiting = std::find_if(waiting_.begin(), waiting_.end(), same);
    if (waiting == waiting_.end()) {
        waiting_.push_back(std::make_shared<Wanted>());
        waiting_.back()->key = key;
    } else {
        std::rotate(waiting, waiting + 1, waiting_.end());
    }
    waiting_.back()->answers.emplace_back(ticket, std::move(answer));
    changed_.notify_one();
    return ticket;
}

void ThumbnailService::cancel(Ticket ticket)
{
    const std::lock_guard lock(mutex_);
    for (auto* list : {&waiting_, &making_})
        for (const auto& wanted : *list) {
            std::erase_if(wanted->answers, [ticket](const auto& answer) { return answer.first == ticket; });
            if (wanted->answers.empty()) wanted->job.cancel();
        }
    std::erase_if(waiting_, [](const auto& wanted) { return wanted->answers.empty(); });
}

std::shared_ptr<ThumbnailService::Wanted> ThumbnailService::next()
{
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
    if (ending_) return nullptr;
    making_.push_back(std::move(waiting_.back()));
    waiting_.pop_back();
    return making_.back();
}

Status ThumbnailService::work()
{
    while (const auto wanted = next()) {
        const Picture picture = guarded([&] { return get(wanted->key, wanted->job); }, Stage::load);
        std::vector<std::pair<Ticket, Answer>> answers;
        {
            const std::lock_guard lock(mutex_);
            std::erase(making_, wanted);
            if (ending_) return {};
            answers.swap(wanted->answers);
        }
        for (const auto& [ticket, answer] : answers)
            (void)guarded([&answer = answer, &picture]() -> Status { // what it throws is its own affair
                answer(picture);
                return {};
            });
    }
    return {};
}

/// How the library shows the picture that it is of.
Result<int> ThumbnailService::turnFor(Db& db, const ThumbnailKey& key)
{
    if (key.kind == ThumbKind::content320) return turnOf(db, static_cast<ContentNo>(key.id));
    TRY_ASSIGN(const auto content, db.one("SELECT content_id FROM face WHERE id = ?", key.id));
    return turnOf(db, static_cast<ContentNo>(content.value_or(0)));
}

ThumbnailService::Picture ThumbnailService::get(const ThumbnailKey& key, const JobControl& job)
{
    struct Known {
        std::optional<std::vector<std::byte>> jpeg;
        int turn = 0;
    };
    TRY_ASSIGN(Known known, parts_.catalogue.read([&](Db& db) -> Result<Known> {
        Known read;
        TRY_ASSIGN(read.jpeg, ThumbRows(db).get(key.kind, key.id));
        TRY_ASSIGN(read.turn, turnFor(db, key));
        return read;
    }));
    Picture picture = known.jpeg ? Picture(std::move(*known.jpeg)) : make(key, job);
    if (!picture || known.turn == 0) return picture;
    return turnedJpeg(*picture, known.turn);
}

ThumbnailService::Picture ThumbnailService::make(const ThumbnailKey& key, const JobControl& job)
{
    TRY_ASSIGN(const Source source, sourceOf(key));
    if (const auto before = failedBefore(key, source)) return fail(*before);
    Picture picture = guarded([&] { return makeFrom(key, source, job); }, Stage::load);
    if (job.cancelled()) return picture; // says nothing about the file
    if (!picture) {
        noteFailure(key, source, picture.error());
        return picture;
    }
    if (parts_.store) // shown all the same when it cannot be stored
        (void)parts_.catalogue.write([&](Db& db) { return ThumbRows(db).put(key.kind, key.id, *picture); });
    const std::lock_guard lock(mutex_);
    failures_.erase(key);
    return picture;
}

ThumbnailService::Picture ThumbnailService::makeFrom(const ThumbnailKey& key, const Source& source,
                                                     const JobControl& job)
{
    if (key.kind == ThumbKind::face) return maker_.ofFace(source.photo, source.face, job);
    return maker_.ofPhoto(source.photo, job);
}

Result<ThumbnailService::Source> ThumbnailService::sourceOf(const ThumbnailKey& key) const
{
    return parts_.catalogue.read([&](Db& db) -> Result<Source> {
        Source source;
        auto content = static_cast<ContentNo>(key.id);
        if (key.kind == ThumbKind::face) {
            TRY_ASSIGN(const auto face, FaceRows(db).face(static_cast<FaceId>(key.id)));
            if (!face) return fail(Code::noFace, Stage::load, {}, "face " + std::to_string(key.id));
            content = face->content;
            source.face = face->box;
        }
        TRY_ASSIGN(const std::vector<PhotoRow> photos, PhotoRows(db).photosOf(content));
        if (photos.empty()) return fail(Code::fileVanished, Stage::load);
        source.photo = photos.front();
        return source;
    });
}

std::optional<Error> ThumbnailService::failedBefore(const ThumbnailKey& key, const Source& source)
{
    Failure before;
    {
        const std::lock_guard lock(mutex_);
        const auto failure = failures_.find(key);
        if (failure == failures_.end()) return std::nullopt;
        before = failure->second;
    }
    if (parts_.clock.nowMs() >= before.atMs + againAfterMs) return std::nullopt;
    const auto now = parts_.files.info(source.photo.path, Follow::yes).value_or(FileInfo{});
    if (now.size != before.size || now.mtimeNs != before.mtimeNs) return std::nullopt;
    return before.error;
}

void ThumbnailService::noteFailure(const ThumbnailKey& key, const Source& source, const Error& error)
{
    if (error.code == Code::fileChanging) return; // cheap to ask again, and the next scan mends it
    const auto now = parts_.files.info(source.photo.path, Follow::yes).value_or(FileInfo{});
    const std::lock_guard lock(mutex_);
    failures_[key] = {error, parts_.clock.nowMs(), now.size, now.mtimeNs};
}

} // namespace albumen
