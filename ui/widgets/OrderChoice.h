// In which order people stand: a small list to choose from, which is as it was left at the next start.
#pragma once

#include <QComboBox>

namespace albumen {

/// The first two are by most photos and by name; a page says what else it offers. Threads: GUI.
class OrderChoice final : public QComboBox
{
    Q_OBJECT

public:
    /// `key`: where the choice is kept; `others`: how many more there are.
    OrderChoice(QString key, int others, QWidget* parent);

    /// The words of the others.
    void retranslate(const QStringList& others);

signals:
    void chosen(int order); ///< by a person; what was kept is currentIndex()

private:
    QString key_;
};

} // namespace albumen
