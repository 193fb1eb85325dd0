// Going back to a backup: what would be lost is said before, and what will happen at the next start after.
#pragma once

#include <functional>

#include <QPointer>
#include <QWidget>

#include "Parts.h"

namespace albumen {

class Button;
class Notice;

/// Shows nothing until a backup is offered, or one is to be restored at the next start. Threads: GUI.
class RestorePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit RestorePanel(const Parts& parts, QWidget* parent = nullptr);

    /// Which backup is restored at the next start.
    void ask();
    /// Says what going back to this one would lose, and asks. `opener`: has the focus afterwards; `open` shows this.
    void offer(const BackupCard& backup, QWidget* opener, const std::function<void()>& open);
    /// Nothing is asked any more.
    void close();
    void retranslate();

private:
    Notice* addNotice(const char* name, Button* first, Button* second);
    void show();
    void giveFocusBack();
    QString lossText() const;
    void wish(const std::filesystem::path& backup);
    void wished(const std::filesystem::path& backup);
    void say(const Error& error);

    Parts parts_;
    BackupCard offered_;
    QPointer<QWidget> opener_;
    std::optional<LossCard> loss_; ///< of the one that is offered; none: none is
    std::filesystem::path next_;   ///< restored at the next start; empty: none
    quint64 asked_ = 0;            ///< the newest question; older answers are dropped
    Button *cancel_, *yes_, *no_, *restart_;
    Notice *confirm_, *waiting_;
};

} // namespace albumen
