#include "library/OpenLibrary.h"

#include <chrono>
#include <thread>

#include "library/Answers.h"
#include "library/DailyCopy.h"
#include "library/Decisions.h"
#include "library/Jobs.h"
#include "library/PictureAnswers.h"
#include "thumbs/PictureService.h"
#include "thumbs/ThumbnailService.h"

namespace albumen {
namespace {

constexpr int readyTries = 40;                            // with the step: two seconds, a migration's usual time
constexpr auto readyStep = std::chrono::milliseconds(50); // between two looks at a library that is being made

class OpenedLibrary final : public Library
{
public:
    OpenedLibrary(LibraryParts parts, LibraryPlaces places, LibraryMode mode, std::unique_ptr<Catalogue> catalogue)
        : state_(parts, std::move(places), mode, std::move(catalogue)), settings_(state_), people_(state_, settings_),
          groups_(state_), faces_(state_), photos_(state_, settings_), suggestions_(state_),
          archive_(state_, settings_), history_(state_), pictureFacts_(state_), cleanup_(state_),
          albums_(state_, pictureFacts_), where_(state_), events_(state_), decisions_(state_), copies_(state_),
          jobs_(state_, settings_, decisions_, copies_),
          thumbnails_({state_.parts.files, state_.catalogue(), state_.parts.clock, mode == LibraryMode::readWrite}),
          pictures_(state_.parts.files, state_.catalogue())
    {
    }

    Settings& settings() override { return settings_; }
    const PeopleQuestions& people() const override { return people_; }
    const GroupQuestions& groups() const override { return groups_; }
    const FaceQuestions& faces() const override { return faces_; }
    const PhotoQuestions& photos() const override { return photos_; }
    const SuggestionQuestions& suggestions() const override { return suggestions_; }
    const ArchiveQuestions& archive() const override { return archive_; }
    const HistoryQuestions& history() const override { return history_; }
    const PictureQuestions& pictureFacts() const override { return pictureFacts_; }
    const CleanupQuestions& cleanup() const override { return cleanup_; }
    const AlbumQuestions& albums() const override { return albums_; }
    const PlaceQuestions& where() const override { return where_; }
    const EventQuestions& events() const override { return events_; }
    Result<Decided> decide(const Command& command) override { return decisions_.decide(command); }
    Status settle(const JobControl& job) override { return decisions_.settle(job); }
    Report run(const JobOrder& order, const JobControl& job, const ProgressSink& progress) override
    {
        return jobs_.run(order, job, progress);
    }
    Changes changesSince(std::uint64_t revision) const override { return state_.changes.since(revision); }
    void listen(ChangeLog::Listener listener) override { state_.changes.listen(std::move(listener)); }
    Status mayWrite() const override { return state_.mayWrite(); }
    ThumbnailSource& thumbnails() override { return thumbnails_; }
    PictureSource& pictures() override { return pictures_; }

private:
    LibraryState state_;
    LibrarySettings settings_;
    PeopleAnswers people_;
    GroupAnswers groups_;
    FaceAnswers faces_;
    PhotoAnswers photos_;
    SuggestionAnswers suggestions_;
    ArchiveAnswers archive_;
    HistoryAnswers history_;
    PictureAnswers pictureFacts_;
    CleanupAnswers cleanup_;
    AlbumAnswers albums_;
    PlaceAnswers where_;
    EventAnswers events_;
    Decisions decisions_;
    DailyCopy copies_;
    Jobs jobs_;
    ThumbnailService thumbnails_;
    PictureService pictures_;
};

/// Is it the library, and not its cache?
bool mayOnlyBeRead(const Error& error, const LibraryPlaces& places)
{
    const bool refused =
        error.code == Code::diskReadOnly || error.code == Code::pathDenied || error.code == Code::pathNotWritable;
    return refused && isUnder(error.path, places.library);
}

} // namespace

Result<std::unique_ptr<Library>> openLibrary(const LibraryParts& parts, const LibraryPlaces& places, LibraryMode mode)
{
    const auto open = [&](Catalogue::Mode how) {
        return Catalogue::open(places.library, places.cache, how, parts.clock);
    };
    auto catalogue = open(mode == LibraryMode::readWrite ? Catalogue::Mode::readWrite : Catalogue::Mode::readOnly);
    const auto notReady = [&catalogue] {
        return !catalogue &&
               (catalogue.error().code == Code::pathMissing || catalogue.error().code == Code::migrationFailed);
    };
    // A question to a library that is not there yet, or older than the program, is answered by making it; while another
    // program is just doing that, the question waits.
    for (int tries = 0; mode == LibraryMode::readOnly && notReady() && tries < readyTries; ++tries) {
        catalogue = open(Catalogue::Mode::readWrite);
        if (catalogue || catalogue.error().code != Code::libraryInUse) break;
        std::this_thread::sleep_for(readyStep);
        catalogue = open(Catalogue::Mode::readOnly);
    }
    if (mode == LibraryMode::readWrite && !catalogue && mayOnlyBeRead(catalogue.error(), places)) {
        auto read = open(Catalogue::Mode::readOnly);
        if (read) mode = LibraryMode::unwritable;
        if (read || read.error().code != Code::pathMissing) catalogue = std::move(read);
    }
    if (!catalogue) return fail(std::move(catalogue).error());
    return std::make_unique<OpenedLibrary>(parts, places, mode, *std::move(catalogue));
}

} // namespace albumen
