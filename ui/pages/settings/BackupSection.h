// Copies of names and decisions.
#pragma once

#include <QList>

#include "Parts.h"
#include "pages/settings/Section.h"

namespace albumen {

class Button;
class RestorePanel;

/// The newest are listed. Threads: GUI.
class BackupSection final : public Section
{
    Q_OBJECT

public:
    static constexpr std::size_t most = 5; ///< in the list

    explicit BackupSection(const Parts& parts, QWidget* parent = nullptr);
    void ask() override;
    void left() override;
    void retranslate() override;

private:
    void show();
    static QString kindOf(const BackupCard& backup);
    void addCopy();
    void backUp();
    void say(const Error& error);

    Parts parts_;
    std::optional<std::vector<BackupCard>> all_;
    quint64 asked_ = 0; ///< the newest question; older answers are dropped
    bool making_ = false;
    FactRow* head_;
    Button *make_, *folder_;
    RestorePanel* restore_;
    FactRow* away_; ///< copies off this machine
    Button* places_;
    struct Row {
        FactRow* words;
        Button* restore;
    };
    QList<Row> copies_;
};

} // namespace albumen
