// Names with counts, to be ticked.
#pragma once

#include <string>
#include <vector>

#include <QListView>

#include "run/Report.h"

class QStandardItemModel;

namespace albumen {

/// Space and a click on the box tick a name. Threads: GUI.
class NameTicks final : public QListView
{
    Q_OBJECT

public:
    enum class Counts { photos, faces }; ///< what the numbers count

    explicit NameTicks(QWidget* parent);

    /// All are ticked; those with most come first.
    void show(std::vector<PersonReport> people, Counts counts);
    void tickAll(bool on);
    /// In the order shown.
    std::vector<std::string> ticked() const;
    /// Photos or faces of the ticked ones.
    std::uint64_t tickedCount() const;
    int count() const;
    void retranslate();

signals:
    void tickedChanged();

private:
    QStandardItemModel* model_;
    std::vector<PersonReport> people_;
    Counts counts_ = Counts::photos;
};

} // namespace albumen
