#include "pages/start/StartChoice.h"

#include "Worker.h"

namespace albumen {

StartChoice::StartChoice(Settings& settings, Worker& worker, QObject* parent)
    : QObject(parent), settings_(settings), worker_(worker)
{
}

StartChoice::~StartChoice()
{
    if (counting_) counting_->cancel();
}

void StartChoice::load()
{
    const quint64 question = ++proposed_;
    worker_.ask(
        this, [&settings = settings_] { return settings.choice(); },
        [this, question](const Result<ArchiveChoice>& choice) {
            if (question != proposed_) return;
            if (!choice) {
                emit refused(choice.error());
                return;
            }
            const bool same = loaded_ && *choice == choice_;
            choice_ = *choice;
            loaded_ = true;
            if (!same || !photos_) count();
            emit changed();
        });
}

void StartChoice::takePhotos(std::vector<std::filesystem::path> photos)
{
    ArchiveChoice next = choice_;
    next.photos = std::move(photos);
    take(next);
}

void StartChoice::takeArchive(const std::filesystem::path& folder)
{
    ArchiveChoice next = choice_;
    next.save = folder / "People";
    next.zips = folder / "Zips";
    take(next);
}

void StartChoice::take(const ArchiveChoice& next)
{
    if (!loaded_) return;
    const quint64 question = ++proposed_;
    // Checked and asked for together, so that what is shown is what the library holds, whatever was proposed meanwhile.
    worker_.ask(
        this,
        [&settings = settings_, next] {
            const Status chosen = settings.choose(next);
            return std::pair(chosen, settings.choice());
        },
        [this, question](const std::pair<Status, Result<ArchiveChoice>>& answer) {
            if (question != proposed_) return;
            if (answer.second) choice_ = *answer.second;
            count();
            emit changed();
            if (!answer.first)
                emit refused(answer.first.error());
            else
                emit taken();
        });
}

std::filesystem::path StartChoice::archive() const
{
    return choice_.save.parent_path() == choice_.zips.parent_path() ? choice_.save.parent_path() : choice_.save;
}

bool StartChoice::ready() const
{
    return loaded_ && (!photos_ || (*photos_ && (*photos_)->photos > 0));
}

void StartChoice::count()
{
    if (counting_) counting_->cancel();
    counting_ = std::make_shared<JobControl>();
    photos_.reset();
    target_.reset();
    const quint64 question = ++counted_;
    worker_.ask(
        this,
        [&settings = settings_, photos = choice_.photos, job = counting_] {
            return settings.sourceFacts(photos, *job);
        },
        [this, question](const Result<PathFacts>& facts) {
            if (question != counted_) return;
            photos_ = facts;
            emit changed();
        });
    worker_.ask(
        this, [&settings = settings_, save = choice_.save] { return settings.targetFacts(save); },
        [this, question](const Result<PathFacts>& facts) {
            if (question != counted_) return;
            target_ = facts;
            emit changed();
        });
}

} // namespace albumen
