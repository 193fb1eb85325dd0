// A slider that shows where its default is.
#pragma once

#include <QSlider>

namespace albumen {

/// A wheel over it scrolls the page. Threads: GUI.
class MarkedSlider final : public QSlider
{
    Q_OBJECT

public:
    explicit MarkedSlider(QWidget* parent = nullptr);
    void setMark(int value);

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    int mark_ = 0;
};

} // namespace albumen
