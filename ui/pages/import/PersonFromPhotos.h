// Adds a person from photos: asks which face is meant where there are several, and goes on past photos with none.
#pragma once

#include <filesystem>
#include <vector>

#include <QObject>

#include "Parts.h"

namespace albumen {

/// Begins one job after the other, one for all photos that need no question. Threads: GUI.
class PersonFromPhotos final : public QObject
{
    Q_OBJECT

public:
    PersonFromPhotos(const Parts& parts, QObject* parent);

    /// Requires: no job runs, and none of these is under way.
    void begin(const QString& name, std::vector<std::filesystem::path> photos);
    bool underWay() const { return !name_.isEmpty(); }
    /// The face that is meant in the photo asked about; none of them.
    void choose(FaceId face);
    void skip();
    /// Leaves it at what was given so far.
    void stop();

signals:
    void which(const QString& name, const std::filesystem::path& photo, const std::vector<albumen::FaceId>& faces);
    /// `given`: photos whose face has the name now; `problems`: those that gave none, and why.
    void done(const QString& name, int given, const std::vector<albumen::Error>& problems);

private:
    void goOn();
    void finished(const Report& report);
    void askWhich(const std::filesystem::path& photo);
    void leave(const Error& problem);
    void end();

    const Parts parts_;
    QString name_; ///< empty: nothing is under way
    std::vector<std::filesystem::path> rest_;
    std::filesystem::path asked_; ///< the photo that is asked about
    std::vector<Error> problems_;
    int given_ = 0;
    bool running_ = false;
};

} // namespace albumen
