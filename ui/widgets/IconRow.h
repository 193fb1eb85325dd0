// A row of a card: an icon, what it is, and at the right how it begins.
#pragma once

#include <QWidget>

namespace albumen {

class Label;

/// Threads: GUI.
class IconRow final : public QWidget
{
    Q_OBJECT

public:
    IconRow(QString icon, QWidget* parent);

    void setWords(const QString& what, const QString& detail);
    QString detail() const;
    /// At the right end.
    void add(QWidget* widget);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString icon_;
    Label *what_, *detail_;
};

} // namespace albumen
