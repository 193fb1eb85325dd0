// The parts of the Settings page, one under the other: a click brings one into sight.
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QWidget>

class QButtonGroup;

namespace albumen {

class SectionItem final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit SectionItem(QWidget* parent);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
};

/// Threads: GUI.
class SectionNav final : public QWidget
{
    Q_OBJECT

public:
    explicit SectionNav(int count, QWidget* parent = nullptr);
    void setTexts(const QStringList& texts);
    void setCurrent(int section);
    int current() const;
    SectionItem& item(int section) { return *items_[section]; }

signals:
    void chosen(int section);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QButtonGroup* group_;
    QList<SectionItem*> items_;
};

} // namespace albumen
