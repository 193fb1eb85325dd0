// Copies of photos for others, from whatever page shows them: asks what and where to, runs the job, says what came of
// it.
#pragma once

#include <functional>
#include <vector>

#include <QObject>

#include "Actions.h"
#include "Parts.h"
#include "run/Report.h"

namespace albumen {

class CopiesPanel;
struct CopiesChoice;

/// A member of the page. Threads: GUI.
class GiveCopies final : public QObject
{
    Q_OBJECT

public:
    /// Blocks: asked from a worker, with no more than it holds.
    using Photos = std::function<Result<std::vector<PhotoId>>()>;

    /// `page`: over which it asks. `id`: of the page.
    GiveCopies(const Parts& parts, QString id, QWidget* page);

    /// PAGE.give, with its key. `some`: is there anything to give? `photos`: what, asked when it is begun. `needs`:
    /// what to do first.
    ActionSpec action(std::function<bool()> some, std::function<Photos()> photos, std::function<QString()> needs);
    void ask(const Photos& photos);
    void retranslate();
    CopiesPanel& panel() { return *panel_; }

signals:
    void closed(); ///< nobody has the focus: it is the page's again

private:
    struct Given {
        std::vector<PhotoId> photos;
        std::vector<ContentNo> pictures; ///< the first of them
        std::uint64_t bytes = 0, filmBytes = 0;
        int films = 0;
    };
    void open(Given given);
    void words();
    std::uint64_t bytesFor(const CopiesChoice& choice) const;
    std::filesystem::path fileFor(const CopiesChoice& choice) const;
    JobOrder orderFor(const CopiesChoice& choice) const;
    void accept();
    void start();
    void chooseFolder();
    void chooseMusic();
    void finished(const Report& report);
    void say(const Report& report, const std::filesystem::path& made) const;

    Parts parts_;
    QString id_;
    QWidget* page_;
    CopiesPanel* panel_;
    Given given_;
    QString proposed_;             ///< a name, in the language it was proposed in
    std::filesystem::path making_; ///< what the job that runs was begun for; empty: it is another's
};

} // namespace albumen
