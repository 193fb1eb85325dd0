// What the first start works on: the choice in force, and what is known of its paths. A path is checked away from the
// GUI thread; until it holds, and when it does not, the one in force stays.
#pragma once

#include <memory>
#include <optional>

#include <QObject>

#include "base/JobControl.h"
#include "library/Settings.h"

namespace albumen {

class Worker;

/// Threads: GUI.
class StartChoice final : public QObject
{
    Q_OBJECT

public:
    StartChoice(Settings& settings, Worker& worker, QObject* parent);
    ~StartChoice() override;

    /// Asks for the choice in force, and counts its photos.
    void load();
    bool loaded() const { return loaded_; }
    const ArchiveChoice& choice() const { return choice_; }

    void takePhotos(std::vector<std::filesystem::path> photos);
    /// People/ and Zips/ in this folder.
    void takeArchive(const std::filesystem::path& folder);
    void take(const ArchiveChoice& next);
    /// The folder that holds both folders of the archive; where they lie apart, that of the people.
    std::filesystem::path archive() const;

    /// None: it is being found out.
    const std::optional<Result<PathFacts>>& photoFacts() const { return photos_; }
    const std::optional<Result<PathFacts>>& archiveFacts() const { return target_; }
    /// There is something to file, as far as is known.
    bool ready() const;

signals:
    void changed(); ///< of any of these
    void refused(const albumen::Error& error);
    void taken(); ///< the choice that was proposed last is in force

private:
    void count();

    Settings& settings_;
    Worker& worker_;
    ArchiveChoice choice_;
    bool loaded_ = false;
    std::optional<Result<PathFacts>> photos_, target_;
    std::shared_ptr<JobControl> counting_;
    quint64 counted_ = 0;  ///< the newest count; older answers are dropped
    quint64 proposed_ = 0; ///< the newest proposal; the answers to older ones are dropped
};

} // namespace albumen
